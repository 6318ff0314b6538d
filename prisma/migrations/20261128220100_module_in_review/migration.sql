-- A state of its own while others read what is to be published. Apart, as what is added is known only once that is kept.
ALTER TYPE "module_state" ADD VALUE 'in_review' AFTER 'draft';
