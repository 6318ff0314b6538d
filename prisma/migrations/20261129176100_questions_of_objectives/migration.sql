-- One question for each objective of a module may be asked: as many as it has questions, and those are few.
ALTER TABLE "edition_check_part" DROP CONSTRAINT "edition_check_part_bounds";
ALTER TABLE "edition_check_part" ADD CONSTRAINT "edition_check_part_bounds" CHECK ("position" >= 1 AND cardinality("questions") BETWEEN 1 AND 20);
