-- What waits on the first page is found from the oldest on: most check-ins were answered long ago.
CREATE INDEX "follow_up_due" ON "follow_up" ("due_on") WHERE "state" = 'due';
