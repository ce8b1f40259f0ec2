-- Both extensions are part of PostgreSQL, and the owner of a database may add them.
create extension if not exists unaccent;
--> statement-breakpoint
create extension if not exists pg_trgm;
--> statement-breakpoint
-- Words of the language, with or without accents.
create text search configuration ramai (copy = indonesian);
--> statement-breakpoint
alter text search configuration ramai
  alter mapping for asciiword, word, hword, hword_part, asciihword, hword_asciipart with unaccent, indonesian_stem;
--> statement-breakpoint
-- Not in db/functions, since an index needs it: a change means a rebuild. An index is built without a
-- search path, so the configuration is named with its schema. The cost keeps the planner from
-- computing it for each post, newest first, where a word is rare.
create function search_document(caption_id text, caption_en text, hashtags text[])
returns tsvector language sql immutable parallel safe cost 10000 as $$
  select to_tsvector('public.ramai', caption_id || ' ' || array_to_string(hashtags, ' ')) || to_tsvector('english', caption_en)
$$;--> statement-breakpoint
CREATE TYPE "public"."catalogue_tax" AS ENUM('included', 'not_charged');--> statement-breakpoint
CREATE TYPE "public"."stock_band" AS ENUM('available', 'low', 'sold_out');--> statement-breakpoint
CREATE TYPE "public"."complaint_topic" AS ENUM('ad', 'product', 'creator', 'account', 'privacy', 'other');--> statement-breakpoint
CREATE TYPE "public"."consent_purpose" AS ENUM('ranking', 'ads');--> statement-breakpoint
CREATE TYPE "public"."moderation_status" AS ENUM('open', 'kept', 'taken_down', 'appealed', 'upheld', 'restored');--> statement-breakpoint
CREATE TYPE "public"."takedown_reason" AS ENUM('misleading', 'unsafe_product', 'unmarked_ad', 'hate', 'spam', 'other');--> statement-breakpoint
CREATE TYPE "public"."notification_kind" AS ENUM('reply', 'comment_like', 'follow', 'taken_down', 'takedown_upheld', 'takedown_reversed', 'account_closed', 'account_reopened');--> statement-breakpoint
CREATE TYPE "public"."report_reason" AS ENUM('misleading', 'unsafe_product', 'hate', 'spam', 'other');--> statement-breakpoint
CREATE TABLE "member_confirmations" (
	"member_id" text PRIMARY KEY NOT NULL, "token_hash" text NOT NULL, "email" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "member_confirmations_tokenHash_unique" UNIQUE("token_hash")
);--> statement-breakpoint
CREATE TABLE "member_credentials" (
	"id" text PRIMARY KEY NOT NULL, "member_id" text NOT NULL, "provider" text NOT NULL, "subject" text NOT NULL,
	"password_hash" text, "created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);--> statement-breakpoint
CREATE TABLE "member_deletions" (
	"member_id" text PRIMARY KEY NOT NULL, "asked_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL
);--> statement-breakpoint
CREATE TABLE "member_devices" (
	"token_hash" text NOT NULL, "member_id" text NOT NULL, "signed_in_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "member_devices_token_hash_member_id_pk" PRIMARY KEY("token_hash","member_id")
);--> statement-breakpoint
CREATE TABLE "member_sessions" (
	"id" text PRIMARY KEY NOT NULL, "member_id" text NOT NULL, "token" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL, "created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL, CONSTRAINT "member_sessions_token_unique" UNIQUE("token"),
	CONSTRAINT "member_sessions_keep_hashes" CHECK (char_length(token) = 43)
);--> statement-breakpoint
CREATE TABLE "password_resets" (
	"id" text PRIMARY KEY NOT NULL, "token_hash" text NOT NULL, "member_id" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL, "created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);--> statement-breakpoint
CREATE TABLE "audit_events" (
	"id" serial PRIMARY KEY NOT NULL, "at" timestamp (3) with time zone NOT NULL, "kind" text NOT NULL,
	"detail" jsonb NOT NULL, "sequence" bigint, "previous_hash" text, "hash" text,
	CONSTRAINT "audit_events_sequence_key" UNIQUE("sequence"),
	CONSTRAINT "audit_events_are_sealed_whole" CHECK (num_nulls(sequence, previous_hash, hash) in (0, 3))
);--> statement-breakpoint
CREATE TABLE "audit_head" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL, "sequence" bigint NOT NULL, "hash" text NOT NULL,
	CONSTRAINT "audit_head_id_check" CHECK (id = 1)
);--> statement-breakpoint
CREATE TABLE "catalogue_imports" (
	"id" serial PRIMARY KEY NOT NULL, "shop" text NOT NULL, "imported_at" timestamp (3) with time zone NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL, "publisher" text NOT NULL, "sha256" char(64) NOT NULL,
	"products" integer NOT NULL, "promos" integer NOT NULL, "file" text, "withdrawn_at" timestamp (3) with time zone
);--> statement-breakpoint
CREATE TABLE "catalogue_products" (
	"shop" text NOT NULL, "id" text NOT NULL, "seller_id" text NOT NULL, "brand" text NOT NULL, "name_id" text NOT NULL,
	"name_en" text NOT NULL, "description_id" text NOT NULL, "description_en" text NOT NULL, "category" text NOT NULL,
	"media" text NOT NULL, "origin_id" text NOT NULL, "origin_en" text NOT NULL, "tax" "catalogue_tax" NOT NULL,
	"standards" jsonb NOT NULL, CONSTRAINT "catalogue_products_shop_id_pk" PRIMARY KEY("shop","id")
);--> statement-breakpoint
CREATE TABLE "catalogue_promos" (
	"shop" text NOT NULL, "id" integer NOT NULL, "code" text NOT NULL, "creator" text NOT NULL, "sku" text NOT NULL,
	CONSTRAINT "catalogue_promos_shop_id_pk" PRIMARY KEY("shop","id"),
	CONSTRAINT "catalogue_promos_code_unique" UNIQUE("shop","code")
);--> statement-breakpoint
CREATE TABLE "catalogue_sellers" (
	"shop" text NOT NULL, "id" text NOT NULL, "name" text NOT NULL, "city" text NOT NULL, "province" text NOT NULL,
	CONSTRAINT "catalogue_sellers_shop_id_pk" PRIMARY KEY("shop","id")
);--> statement-breakpoint
CREATE TABLE "catalogue_uploads" (
	"shop" text PRIMARY KEY NOT NULL, "id" uuid NOT NULL, "file" text NOT NULL,
	"uploaded_at" timestamp (3) with time zone NOT NULL, CONSTRAINT "catalogue_uploads_id_unique" UNIQUE("id")
);--> statement-breakpoint
CREATE TABLE "catalogue_variants" (
	"shop" text NOT NULL, "sku" text NOT NULL, "product_id" text NOT NULL, "label_id" text, "label_en" text,
	"price" integer NOT NULL, "currency" char(3) NOT NULL, "compare_at" integer, "weight_grams" integer NOT NULL,
	"stock" "stock_band" NOT NULL, CONSTRAINT "catalogue_variants_shop_sku_pk" PRIMARY KEY("shop","sku")
);--> statement-breakpoint
CREATE TABLE "complaints" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "complaints_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"secret_hash" char(64) NOT NULL, "topic" "complaint_topic" NOT NULL, "body" text NOT NULL,
	"filed_at" timestamp (3) with time zone NOT NULL, "due_at" timestamp (3) with time zone NOT NULL, "answer" text,
	"answered_at" timestamp (3) with time zone,
	CONSTRAINT "complaints_are_answered_whole" CHECK ((answer is null) = (answered_at is null))
);--> statement-breakpoint
CREATE TABLE "consents" (
	"id" serial PRIMARY KEY NOT NULL, "member_id" text NOT NULL, "purpose" "consent_purpose" NOT NULL,
	"granted" boolean NOT NULL, "text_version" text NOT NULL, "at" timestamp (3) with time zone NOT NULL
);--> statement-breakpoint
CREATE TABLE "demo_clock" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL, "offset_seconds" bigint NOT NULL,
	CONSTRAINT "demo_clock_id_check" CHECK (id = 1)
);--> statement-breakpoint
CREATE UNLOGGED TABLE "clip_turns" (
	"creator_id" text PRIMARY KEY NOT NULL, "expires_at" timestamp (3) with time zone NOT NULL
);--> statement-breakpoint
CREATE TABLE "creators" (
	"id" text PRIMARY KEY NOT NULL, "name" text NOT NULL, "bio_id" text NOT NULL, "bio_en" text NOT NULL,
	"member_id" text, "followers" integer DEFAULT 0 NOT NULL, "picture" text,
	"profile_taken_down_at" timestamp (3) with time zone, "closed_at" timestamp (3) with time zone,
	CONSTRAINT "creators_member_id_unique" UNIQUE("member_id")
);--> statement-breakpoint
CREATE TABLE "posts" (
	"id" text PRIMARY KEY NOT NULL, "creator_id" text NOT NULL, "caption_id" text NOT NULL, "caption_en" text NOT NULL,
	"hashtags" text[] NOT NULL, "media" text NOT NULL, "shop" text, "promo_id" integer,
	"published_at" timestamp (3) with time zone NOT NULL, "likes" integer DEFAULT 0 NOT NULL,
	"comments" integer DEFAULT 0 NOT NULL, "saves" integer DEFAULT 0 NOT NULL, "shares" integer DEFAULT 0 NOT NULL,
	"taken_down_at" timestamp (3) with time zone,
	CONSTRAINT "posts_promotion_is_of_a_shop" CHECK (("posts"."shop" is null) = ("posts"."promo_id" is null))
);--> statement-breakpoint
CREATE TABLE "uploaded_media" (
	"id" text PRIMARY KEY NOT NULL, "creator_id" text NOT NULL, "alt" text DEFAULT '' NOT NULL, "tone" text NOT NULL,
	"placeholder" text NOT NULL, "clip" boolean NOT NULL, "digest" text,
	"created_at" timestamp (3) with time zone NOT NULL
);--> statement-breakpoint
CREATE TABLE "promotion_departures" (
	"shop" text NOT NULL, "promo_id" integer NOT NULL, "day" date NOT NULL, "departures" integer NOT NULL,
	CONSTRAINT "promotion_departures_shop_promo_id_day_pk" PRIMARY KEY("shop","promo_id","day")
);--> statement-breakpoint
CREATE TABLE "members" (
	"id" text PRIMARY KEY NOT NULL, "handle" text NOT NULL, "name" text NOT NULL, "email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL, "image" text, "created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL, "closed_at" timestamp (3) with time zone,
	CONSTRAINT "members_handle_unique" UNIQUE("handle"), CONSTRAINT "members_email_unique" UNIQUE("email")
);--> statement-breakpoint
CREATE TABLE "moderation_cases" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"notice" text DEFAULT rtrim(regexp_replace(upper(left(md5(gen_random_uuid()::text), 16)), '(.{4})', '\1-', 'g'), '-') NOT NULL,
	"post_id" text, "comment_id" uuid, "creator_id" text,
	"subject" text GENERATED ALWAYS AS (coalesce('post ' || post_id, 'comment ' || comment_id::text, 'creator ' || creator_id)) STORED NOT NULL,
	"owner_creator_id" text, "owner_member_id" text, "status" "moderation_status" DEFAULT 'open' NOT NULL,
	"reports" integer NOT NULL, "opened_at" timestamp (3) with time zone NOT NULL, "reason" "takedown_reason",
	"note" text, "decided_at" timestamp (3) with time zone, "appeal" text, "appealed_at" timestamp (3) with time zone,
	"answer" text, "answered_at" timestamp (3) with time zone,
	CONSTRAINT "moderation_cases_notice_unique" UNIQUE("notice"),
	CONSTRAINT "moderation_cases_name_one_thing" CHECK (num_nonnulls(post_id, comment_id, creator_id) = 1)
);--> statement-breakpoint
CREATE TABLE "reported_media" (
	"case_id" uuid NOT NULL, "media" text NOT NULL,
	CONSTRAINT "reported_media_case_id_media_pk" PRIMARY KEY("case_id","media")
);--> statement-breakpoint
CREATE TABLE "operator_sessions" (
	"token_hash" text PRIMARY KEY NOT NULL, "started_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "operator_sessions_token_is_hashed" CHECK ("operator_sessions"."token_hash" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "operator_sessions_end_after_start" CHECK ("operator_sessions"."expires_at" > "operator_sessions"."started_at")
);--> statement-breakpoint
CREATE UNLOGGED TABLE "rate_limits" (
	"key" varchar(255) PRIMARY KEY NOT NULL, "points" integer DEFAULT 0 NOT NULL, "expire" bigint
);--> statement-breakpoint
CREATE TABLE "comment_likes" (
	"member_id" text NOT NULL, "comment_id" uuid NOT NULL, "at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "comment_likes_member_id_comment_id_pk" PRIMARY KEY("member_id","comment_id")
);--> statement-breakpoint
CREATE TABLE "hidden_posts" (
	"member_id" text NOT NULL, "post_id" text NOT NULL, "at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "hidden_posts_member_id_post_id_pk" PRIMARY KEY("member_id","post_id")
);--> statement-breakpoint
CREATE TABLE "hidden_sellers" (
	"member_id" text NOT NULL, "shop" text NOT NULL, "seller_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "hidden_sellers_member_id_shop_seller_id_pk" PRIMARY KEY("member_id","shop","seller_id")
);--> statement-breakpoint
CREATE TABLE "notifications" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL, "member_id" text NOT NULL,
	"kind" "notification_kind" NOT NULL, "actor_id" text, "comment_id" uuid, "creator_id" text, "case_id" uuid,
	"at" timestamp (3) with time zone NOT NULL, "read_at" timestamp (3) with time zone,
	CONSTRAINT "notifications_once_each" UNIQUE NULLS NOT DISTINCT("member_id","kind","actor_id","comment_id","creator_id","case_id"),
	CONSTRAINT "notifications_come_from_somebody" CHECK (num_nonnulls(actor_id, case_id) = 1)
);--> statement-breakpoint
CREATE TABLE "reports" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL, "member_id" text, "post_id" text, "comment_id" uuid,
	"creator_id" text,
	"subject" text GENERATED ALWAYS AS (coalesce('post ' || post_id, 'comment ' || comment_id::text, 'creator ' || creator_id)) STORED NOT NULL,
	"reason" "report_reason" NOT NULL, "note" text NOT NULL, "at" timestamp (3) with time zone NOT NULL, "case_id" uuid,
	CONSTRAINT "reports_once_each" UNIQUE("member_id","subject"),
	CONSTRAINT "reports_name_one_thing" CHECK (num_nonnulls(post_id, comment_id, creator_id) = 1)
);--> statement-breakpoint
CREATE TABLE "replay_messages" (
	"id" serial PRIMARY KEY NOT NULL, "replay_id" text NOT NULL, "member_id" text NOT NULL, "second" integer NOT NULL,
	"body" text NOT NULL, "body_en" text NOT NULL, CONSTRAINT "replay_messages_are_of_the_show" CHECK (second >= 0)
);--> statement-breakpoint
CREATE TABLE "replays" (
	"id" text PRIMARY KEY NOT NULL, "post_id" text NOT NULL, "title_id" text NOT NULL, "title_en" text NOT NULL,
	"media" text NOT NULL, "seconds" integer NOT NULL, "aired_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "replays_post_id_unique" UNIQUE("post_id"), CONSTRAINT "replays_last" CHECK (seconds > 0)
);--> statement-breakpoint
CREATE TABLE "search_words" (
	"word" text PRIMARY KEY NOT NULL, "since" timestamp (3) with time zone NOT NULL,
	"hashtag_since" timestamp (3) with time zone
);--> statement-breakpoint
CREATE TABLE "comments" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL, "post_id" text NOT NULL, "member_id" text NOT NULL,
	"parent_id" uuid, "language" text DEFAULT 'id' NOT NULL, "body" text NOT NULL, "body_en" text,
	"at" timestamp (3) with time zone NOT NULL, "removed_at" timestamp (3) with time zone,
	CONSTRAINT "comments_are_in_a_language" CHECK (language in ('id', 'en'))
);--> statement-breakpoint
CREATE TABLE "follows" (
	"member_id" text NOT NULL, "creator_id" text NOT NULL, "at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "follows_member_id_creator_id_pk" PRIMARY KEY("member_id","creator_id")
);--> statement-breakpoint
CREATE TABLE "post_likes" (
	"member_id" text NOT NULL, "post_id" text NOT NULL, "at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "post_likes_member_id_post_id_pk" PRIMARY KEY("member_id","post_id")
);--> statement-breakpoint
CREATE TABLE "post_saves" (
	"member_id" text NOT NULL, "post_id" text NOT NULL, "at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "post_saves_member_id_post_id_pk" PRIMARY KEY("member_id","post_id")
);--> statement-breakpoint
CREATE TABLE "post_drafts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL, "creator_id" text NOT NULL, "post_id" text,
	"caption_id" text DEFAULT '' NOT NULL, "caption_en" text DEFAULT '' NOT NULL, "promotion" text DEFAULT '' NOT NULL,
	"media" text DEFAULT '' NOT NULL, "alt" text DEFAULT '' NOT NULL, "publish_at" text DEFAULT '' NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL, CONSTRAINT "post_drafts_once_a_post" UNIQUE("post_id")
);--> statement-breakpoint
CREATE TABLE "post_views" (
	"post_id" text NOT NULL, "day" date NOT NULL, "views" integer NOT NULL,
	CONSTRAINT "post_views_post_id_day_pk" PRIMARY KEY("post_id","day")
);--> statement-breakpoint
ALTER TABLE "member_confirmations" ADD CONSTRAINT "member_confirmations_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_credentials" ADD CONSTRAINT "member_credentials_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_deletions" ADD CONSTRAINT "member_deletions_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_devices" ADD CONSTRAINT "member_devices_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_sessions" ADD CONSTRAINT "member_sessions_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "password_resets" ADD CONSTRAINT "password_resets_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalogue_products" ADD CONSTRAINT "catalogue_products_shop_seller_id_catalogue_sellers_shop_id_fk" FOREIGN KEY ("shop","seller_id") REFERENCES "public"."catalogue_sellers"("shop","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalogue_promos" ADD CONSTRAINT "catalogue_promos_shop_sku_catalogue_variants_shop_sku_fk" FOREIGN KEY ("shop","sku") REFERENCES "public"."catalogue_variants"("shop","sku") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalogue_variants" ADD CONSTRAINT "catalogue_variants_shop_product_id_catalogue_products_shop_id_fk" FOREIGN KEY ("shop","product_id") REFERENCES "public"."catalogue_products"("shop","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "creators" ADD CONSTRAINT "creators_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_creator_id_creators_id_fk" FOREIGN KEY ("creator_id") REFERENCES "public"."creators"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "uploaded_media" ADD CONSTRAINT "uploaded_media_creator_id_creators_id_fk" FOREIGN KEY ("creator_id") REFERENCES "public"."creators"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_cases" ADD CONSTRAINT "moderation_cases_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_cases" ADD CONSTRAINT "moderation_cases_comment_id_comments_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_cases" ADD CONSTRAINT "moderation_cases_creator_id_creators_id_fk" FOREIGN KEY ("creator_id") REFERENCES "public"."creators"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_cases" ADD CONSTRAINT "moderation_cases_owner_creator_id_creators_id_fk" FOREIGN KEY ("owner_creator_id") REFERENCES "public"."creators"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_cases" ADD CONSTRAINT "moderation_cases_owner_member_id_members_id_fk" FOREIGN KEY ("owner_member_id") REFERENCES "public"."members"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reported_media" ADD CONSTRAINT "reported_media_case_id_moderation_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."moderation_cases"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reported_media" ADD CONSTRAINT "reported_media_media_uploaded_media_id_fk" FOREIGN KEY ("media") REFERENCES "public"."uploaded_media"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_likes" ADD CONSTRAINT "comment_likes_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_likes" ADD CONSTRAINT "comment_likes_comment_id_comments_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hidden_posts" ADD CONSTRAINT "hidden_posts_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hidden_posts" ADD CONSTRAINT "hidden_posts_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hidden_sellers" ADD CONSTRAINT "hidden_sellers_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_actor_id_members_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_comment_id_comments_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_creator_id_creators_id_fk" FOREIGN KEY ("creator_id") REFERENCES "public"."creators"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_case_id_moderation_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."moderation_cases"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_comment_id_comments_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_creator_id_creators_id_fk" FOREIGN KEY ("creator_id") REFERENCES "public"."creators"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_case_id_moderation_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."moderation_cases"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "replay_messages" ADD CONSTRAINT "replay_messages_replay_id_replays_id_fk" FOREIGN KEY ("replay_id") REFERENCES "public"."replays"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "replay_messages" ADD CONSTRAINT "replay_messages_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "replays" ADD CONSTRAINT "replays_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_parent_id_comments_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."comments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follows" ADD CONSTRAINT "follows_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follows" ADD CONSTRAINT "follows_creator_id_creators_id_fk" FOREIGN KEY ("creator_id") REFERENCES "public"."creators"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_likes" ADD CONSTRAINT "post_likes_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_likes" ADD CONSTRAINT "post_likes_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_saves" ADD CONSTRAINT "post_saves_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_saves" ADD CONSTRAINT "post_saves_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_drafts" ADD CONSTRAINT "post_drafts_creator_id_creators_id_fk" FOREIGN KEY ("creator_id") REFERENCES "public"."creators"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_drafts" ADD CONSTRAINT "post_drafts_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_views" ADD CONSTRAINT "post_views_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "member_credentials_by_member" ON "member_credentials" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "member_devices_by_member" ON "member_devices" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "member_sessions_by_member" ON "member_sessions" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "password_resets_by_token" ON "password_resets" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "password_resets_of_member" ON "password_resets" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "password_resets_by_end" ON "password_resets" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "audit_events_by_kind" ON "audit_events" USING btree ("kind","id");--> statement-breakpoint
CREATE INDEX "audit_events_unsealed" ON "audit_events" USING btree ("id") WHERE sequence is null;--> statement-breakpoint
CREATE INDEX "catalogue_variants_by_product" ON "catalogue_variants" USING btree ("shop","product_id");--> statement-breakpoint
CREATE INDEX "complaints_unanswered" ON "complaints" USING btree ("due_at","id") WHERE answered_at is null;--> statement-breakpoint
CREATE INDEX "complaints_answered" ON "complaints" USING btree ("answered_at","id") WHERE answered_at is not null;--> statement-breakpoint
CREATE INDEX "consents_of_member" ON "consents" USING btree ("member_id","purpose","id");--> statement-breakpoint
CREATE INDEX "posts_by_time" ON "posts" USING btree ("published_at","id");--> statement-breakpoint
CREATE INDEX "posts_of_creator" ON "posts" USING btree ("creator_id","published_at","id");--> statement-breakpoint
CREATE INDEX "posts_of_promotion" ON "posts" USING btree ("shop","promo_id") WHERE promo_id is not null;--> statement-breakpoint
CREATE INDEX "posts_of_upload" ON "posts" USING btree ("media") WHERE media like 'u-%';--> statement-breakpoint
CREATE INDEX "posts_with_hashtag" ON "posts" USING gin ("hashtags");--> statement-breakpoint
CREATE INDEX "posts_by_words" ON "posts" USING gin (search_document(caption_id, caption_en, hashtags));--> statement-breakpoint
CREATE INDEX "uploaded_media_of_creator" ON "uploaded_media" USING btree ("creator_id");--> statement-breakpoint
CREATE INDEX "uploaded_media_of_content" ON "uploaded_media" USING btree ("creator_id","digest");--> statement-breakpoint
CREATE UNIQUE INDEX "moderation_cases_live" ON "moderation_cases" USING btree ("subject") WHERE status in ('open', 'taken_down', 'appealed', 'upheld');--> statement-breakpoint
CREATE INDEX "moderation_cases_by_status" ON "moderation_cases" USING btree ("status","opened_at","id");--> statement-breakpoint
CREATE INDEX "moderation_cases_of_creator" ON "moderation_cases" USING btree ("owner_creator_id");--> statement-breakpoint
CREATE INDEX "moderation_cases_of_member" ON "moderation_cases" USING btree ("owner_member_id");--> statement-breakpoint
CREATE INDEX "reported_media_by_media" ON "reported_media" USING btree ("media");--> statement-breakpoint
CREATE INDEX "comment_likes_by_comment" ON "comment_likes" USING btree ("comment_id");--> statement-breakpoint
CREATE INDEX "notifications_of_member" ON "notifications" USING btree ("member_id","at","id");--> statement-breakpoint
CREATE INDEX "reports_by_time" ON "reports" USING btree ("at","id");--> statement-breakpoint
CREATE INDEX "reports_of_case" ON "reports" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "replay_messages_in_turn" ON "replay_messages" USING btree ("replay_id","second","id");--> statement-breakpoint
CREATE INDEX "search_words_alike" ON "search_words" USING gin (word gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "comments_of_post" ON "comments" USING btree ("post_id","at","id") WHERE parent_id is null;--> statement-breakpoint
CREATE INDEX "comments_of_parent" ON "comments" USING btree ("parent_id","at","id") WHERE parent_id is not null;--> statement-breakpoint
CREATE INDEX "post_drafts_of_creator" ON "post_drafts" USING btree ("creator_id","updated_at","id");--> statement-breakpoint
insert into audit_head (sequence, hash) values (0, repeat('0', 64));
