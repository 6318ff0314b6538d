-- CreateTable
CREATE TABLE "plan_step" (
    "line_id" UUID NOT NULL,
    "kind" "plan_support" NOT NULL,
    "subject_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "plan_step_pkey" PRIMARY KEY ("line_id")
);

-- AddForeignKey
ALTER TABLE "plan_step" ADD CONSTRAINT "plan_step_line_id_fkey" FOREIGN KEY ("line_id") REFERENCES "plan_line"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Nothing is asked of anyone where nothing was wanted.
ALTER TABLE "plan_step" ADD CONSTRAINT "plan_step_wanted" CHECK ("kind" <> 'none');
