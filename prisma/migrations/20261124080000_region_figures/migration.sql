-- The anonymous figures of a region, counted once a day.
CREATE TABLE "region_figures" (
    "network_id" UUID NOT NULL,
    "counted_at" TIMESTAMPTZ(3) NOT NULL,
    "figures" JSONB NOT NULL,

    CONSTRAINT "region_figures_pkey" PRIMARY KEY ("network_id")
);

ALTER TABLE "region_figures" ADD CONSTRAINT "region_figures_network_id_fkey" FOREIGN KEY ("network_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
