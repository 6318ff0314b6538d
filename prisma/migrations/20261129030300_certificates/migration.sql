-- CreateTable
CREATE TABLE "edition_certificate" (
    "id" UUID NOT NULL,
    "delegate_id" UUID NOT NULL,
    "code_hash" TEXT NOT NULL,
    "code" TEXT,
    "issued_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "edition_certificate_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "edition_certificate_code_hash_key" ON "edition_certificate"("code_hash");

-- CreateIndex
CREATE INDEX "edition_certificate_delegate_id_idx" ON "edition_certificate"("delegate_id");

-- AddForeignKey
ALTER TABLE "edition_certificate" ADD CONSTRAINT "edition_certificate_delegate_id_fkey" FOREIGN KEY ("delegate_id") REFERENCES "edition_delegate"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What follows cannot be said in Prisma's language.
ALTER TABLE "edition_certificate" ADD CONSTRAINT "edition_certificate_code_sealed" CHECK ("is_sealed"("code"));
-- A code that was withdrawn is nobody's to print; the hash stays, so that it is never given out again.
ALTER TABLE "edition_certificate" ADD CONSTRAINT "edition_certificate_withdrawn" CHECK (("withdrawn_at" IS NULL) = ("code" IS NOT NULL));
-- One at a time for each.
CREATE UNIQUE INDEX "edition_certificate_standing" ON "edition_certificate"("delegate_id") WHERE "withdrawn_at" IS NULL;
