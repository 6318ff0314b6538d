-- CreateTable
CREATE TABLE "site" (
    "id" UUID NOT NULL,
    "network_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "capacity" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "site_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "site_network_id_idx" ON "site"("network_id");

-- AddForeignKey
ALTER TABLE "site" ADD CONSTRAINT "site_network_id_fkey" FOREIGN KEY ("network_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "availability" ADD CONSTRAINT "availability_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hold" ADD CONSTRAINT "hold_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What follows cannot be said in Prisma's language.
ALTER TABLE "site" ADD CONSTRAINT "site_name_sealed" CHECK ("is_sealed"("name"));
ALTER TABLE "site" ADD CONSTRAINT "site_capacity" CHECK ("capacity" BETWEEN 1 AND 10000);
