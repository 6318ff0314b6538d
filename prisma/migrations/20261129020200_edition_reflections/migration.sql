-- CreateTable
CREATE TABLE "edition_reflection" (
    "edition_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "answers" TEXT,
    "is_closed" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "edition_reflection_pkey" PRIMARY KEY ("edition_id","day")
);

-- CreateTable
CREATE TABLE "edition_reflected" (
    "edition_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "delegate_id" UUID NOT NULL,

    CONSTRAINT "edition_reflected_pkey" PRIMARY KEY ("edition_id","day","delegate_id")
);

-- CreateIndex
CREATE INDEX "edition_reflected_delegate_id_idx" ON "edition_reflected"("delegate_id");

-- AddForeignKey
ALTER TABLE "edition_reflection" ADD CONSTRAINT "edition_reflection_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "edition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "edition_reflected" ADD CONSTRAINT "edition_reflected_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "edition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "edition_reflected" ADD CONSTRAINT "edition_reflected_delegate_id_fkey" FOREIGN KEY ("delegate_id") REFERENCES "edition_delegate"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "edition_reflection" ADD CONSTRAINT "edition_reflection_answers_sealed" CHECK ("is_sealed"("answers"));
CREATE TRIGGER "edition_reflected_while" BEFORE INSERT ON "edition_reflected" FOR EACH ROW EXECUTE FUNCTION "only_while_edition"('running');

-- What was looked at stays as it was: a later answer could be told by the difference.
CREATE FUNCTION "refuse_closed_reflection"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD."is_closed" THEN
        RAISE EXCEPTION 'what was answered of a day that was looked at does not change' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER "edition_reflection_closed" BEFORE UPDATE ON "edition_reflection" FOR EACH ROW EXECUTE FUNCTION "refuse_closed_reflection"();
