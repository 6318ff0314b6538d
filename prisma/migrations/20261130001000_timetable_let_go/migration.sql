-- CreateTable
CREATE TABLE "timetable_let_go" (
    "entry_id" UUID NOT NULL,
    "delegate_id" UUID NOT NULL,
    "edition_id" UUID NOT NULL,
    "day" SMALLINT NOT NULL,
    "from_minute" SMALLINT NOT NULL,
    "until_minute" SMALLINT NOT NULL,
    "version" INTEGER NOT NULL,
    "let_go_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "timetable_let_go_pkey" PRIMARY KEY ("entry_id","delegate_id")
);

-- CreateIndex
CREATE INDEX "timetable_let_go_edition_id_idx" ON "timetable_let_go"("edition_id");

-- CreateIndex
CREATE INDEX "timetable_let_go_delegate_id_idx" ON "timetable_let_go"("delegate_id");

-- AddForeignKey
ALTER TABLE "timetable_let_go" ADD CONSTRAINT "timetable_let_go_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "edition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "timetable_let_go" ADD CONSTRAINT "timetable_let_go_delegate_id_fkey" FOREIGN KEY ("delegate_id") REFERENCES "edition_delegate"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What follows cannot be said in Prisma's language: a time that was told lies within a day.
ALTER TABLE "timetable_let_go" ADD CONSTRAINT "timetable_let_go_time" CHECK ("day" >= 0 AND "from_minute" >= 0 AND "from_minute" < "until_minute" AND "until_minute" <= 1440);
