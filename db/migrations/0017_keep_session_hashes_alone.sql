-- contracts: needs 0014_add_operator_sessions
-- Versions before 0014 stored the token itself.
UPDATE "member_sessions" SET "token" = rtrim(translate(encode(sha256(convert_to("token", 'UTF8')), 'base64'), '+/', '-_'), '=') WHERE char_length("token") <> 43;--> statement-breakpoint
ALTER TABLE "member_sessions" ADD CONSTRAINT "member_sessions_keep_hashes" CHECK (char_length(token) = 43) NOT VALID;
