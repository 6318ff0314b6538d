-- Who joins a session at a site from afar takes no place there.
CREATE TABLE "remote_participant" (
    "session_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,

    CONSTRAINT "remote_participant_pkey" PRIMARY KEY ("session_id","person_id")
);
CREATE INDEX "remote_participant_person_id_idx" ON "remote_participant"("person_id");
ALTER TABLE "remote_participant" ADD CONSTRAINT "remote_participant_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "assistance_session"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "remote_participant" ADD CONSTRAINT "remote_participant_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
