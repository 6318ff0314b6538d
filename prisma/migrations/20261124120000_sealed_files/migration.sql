-- The bytes of a file are sealed as texts are: version, key id, and at least a nonce of 12 bytes and a tag of 16.
ALTER TABLE "output_content" ADD CONSTRAINT "output_content_sealed" CHECK (
    substring("sealed" FROM 1 FOR 3) = '\x76312e'::BYTEA AND octet_length("sealed") >= 68
);
