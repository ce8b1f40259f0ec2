-- contracts: needs 0056_add_operator_sessions
-- Versions before 0056 stored the token itself.
UPDATE "customer_sessions" SET "token" = rtrim(translate(encode(sha256(convert_to("token", 'UTF8')), 'base64'), '+/', '-_'), '=') WHERE char_length("token") <> 43;--> statement-breakpoint
ALTER TABLE "customer_sessions" ADD CONSTRAINT "customer_sessions_keep_hashes" CHECK (char_length(token) = 43) NOT VALID;
