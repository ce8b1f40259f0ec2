export type Class =
  /**
   * A value by which the system tells one person, device, session, account or order from another.
   */
  | 'person'
  /**
   * An email address or a phone number, at the place where the system keeps what a person typed:
   * the same person may type it into both systems.
   */
  | 'contact'
  /**
   * A person's own words, such as a name or a comment: anybody may say the same to both systems.
   */
  | 'words'
  /** Goods, shops, money, states, and the program itself. */
  | 'other'

type Columns = Partial<Record<Class, string>>
type Register = Record<string, Columns>

/**
 * The class of each text column of both systems, by table. Numbers, times, flags, enums and bytes
 * are not listed: they are `other`. A test names a column of a schema that is missing here; the
 * evidence judges a column that it does not know, as if it were about a person.
 */
const RAMAI: Register = {
  audit_events: { other: 'kind detail previous_hash hash' },
  audit_head: { other: 'hash' },
  catalogue_imports: { other: 'shop publisher sha256 file' },
  catalogue_products: {
    other:
      'shop id seller_id brand name_id name_en description_id description_en category media origin_id origin_en standards',
  },
  catalogue_promos: { other: 'shop code creator sku' },
  catalogue_sellers: { other: 'shop id name city province' },
  catalogue_uploads: { other: 'shop id file' },
  catalogue_variants: { other: 'shop sku product_id label_id label_en currency' },
  clip_turns: { other: 'creator_id' },
  comment_likes: { person: 'member_id comment_id' },
  comments: { person: 'id member_id parent_id', words: 'body body_en', other: 'post_id language' },
  complaints: { person: 'secret_hash', words: 'body answer' },
  consents: { person: 'member_id', other: 'text_version' },
  // Pasar's catalogue names the creators of its promotions in public.
  creators: { person: 'member_id', words: 'name verified_name bio_id bio_en', other: 'id picture' },
  follows: { person: 'member_id', other: 'creator_id' },
  hidden_posts: { person: 'member_id', other: 'post_id' },
  hidden_sellers: { person: 'member_id', other: 'shop seller_id' },
  member_confirmations: { person: 'member_id token_hash', contact: 'email' },
  member_credentials: { person: 'id member_id subject password_hash', other: 'provider' },
  member_deletions: { person: 'member_id' },
  member_devices: { person: 'token_hash member_id' },
  member_sessions: { person: 'id member_id token' },
  members: { person: 'id', contact: 'email', words: 'handle name', other: 'image' },
  moderation_cases: {
    person: 'id notice comment_id owner_member_id',
    words: 'note appeal answer assignee',
    other: 'post_id creator_id owner_creator_id subject',
  },
  moderation_decisions: { person: 'id case_id', words: 'moderator undone_by' },
  mark_notifications: { person: 'actor_id member_id', other: 'post_id' },
  notifications: { person: 'id member_id actor_id comment_id case_id', other: 'creator_id' },
  operator_sessions: { person: 'token_hash', words: 'name' },
  password_resets: { person: 'id token_hash member_id' },
  post_drafts: {
    person: 'id',
    words: 'caption_id caption_en alt',
    other: 'creator_id post_id promotion media publish_at',
  },
  post_likes: { person: 'member_id', other: 'post_id' },
  post_saves: { person: 'member_id', other: 'post_id' },
  post_views: { other: 'post_id' },
  posts: { words: 'caption_id caption_en hashtags', other: 'id creator_id media shop' },
  promotion_departures: { other: 'shop' },
  rate_limits: { person: 'key' },
  replay_messages: { person: 'member_id', words: 'body body_en', other: 'replay_id' },
  replays: { words: 'title_id title_en', other: 'id post_id media' },
  reported_media: { person: 'case_id', other: 'media' },
  reports: { person: 'id member_id comment_id case_id', words: 'note', other: 'post_id creator_id subject' },
  search_words: { other: 'word' },
  uploaded_media: { words: 'alt', other: 'id creator_id tone placeholder digest' },
}

/**
 * The old shop, a database of Ramai's company until its purge. Its people are all `person`, also
 * their contacts, names and addresses: nobody types them there any more. States, kinds, goods and
 * the bookkeeping of the export are equal in both systems and identify nobody.
 */
const OLD_SHOP: Register = {
  export_bundles: { other: 'manifest hash up_to' },
  export_chunks: { other: 'table_name entry' },
  export_pictures: { other: 'sha256 entry' },
  exports: { other: 'migration started_from' },
  invoices: { person: 'number page' },
  merchant_papers: { person: 'number', other: 'kind' },
  merchants: { person: 'owner_name phone email nib npwp bank_account', other: 'name city province status' },
  order_lines: { other: 'name' },
  orders: { person: 'number recipient phone address note', other: 'status voucher_code postal_code' },
  payments: { person: 'partner_order_id transaction_id', other: 'account method status' },
  pictures: { other: 'sha256' },
  products: { other: 'sku name category origin standard standard_number picture' },
  refunds: { person: 'reason', other: 'kind status' },
  rehearsals: { other: 'planted' },
  reviews: { words: 'words' },
  shoppers: { person: 'social_user_id name phone email address', other: 'consent consent_text' },
  vouchers: { other: 'code' },
}

const ADDRESS = 'recipient street rt_rw landmark courier_note'

const PASAR: Register = {
  alarm_counts: { other: 'kind' },
  areas: { other: 'id village district city province postal_code' },
  audit_events: { person: 'detail', other: 'kind previous_hash hash' },
  audit_head: { other: 'hash' },
  basket_couriers: { person: 'basket_id', other: 'shop_id courier_code' },
  basket_deliveries: { person: 'basket_id', contact: 'phone email', words: ADDRESS, other: 'area_id' },
  basket_lines: { person: 'basket_id', other: 'sku' },
  basket_vouchers: { person: 'basket_id', other: 'code place' },
  baskets: { person: 'id session_hash resume_key', other: 'issuer page_method' },
  buyer_messages: { person: 'key order_id detail', other: 'kind' },
  cart_lines: { person: 'session_hash form_key', other: 'sku issuer' },
  cash_collections: { person: 'order_id' },
  collected_vouchers: { person: 'session_hash', other: 'code' },
  complaint_photos: { person: 'file' },
  complaints: { person: 'secret_hash order_id', words: 'body answer', other: 'shop_id' },
  couriers: { other: 'code name' },
  customer_confirmations: { person: 'customer_id token_hash', contact: 'email' },
  customer_credentials: { person: 'id customer_id subject password_hash', other: 'provider' },
  customer_devices: { person: 'token_hash customer_id' },
  customer_resets: { person: 'id identifier value' },
  customer_sessions: { person: 'id customer_id token' },
  customers: { person: 'id session_hash', contact: 'email', words: 'name', other: 'image' },
  data_deletions: { person: 'session_hash' },
  handoff_claims: { person: 'jti_hash', other: 'issuer' },
  helpful_marks: { person: 'session_hash' },
  holidays: { other: 'name' },
  invoice_files: { person: 'order_id sha256' },
  invoices: { person: 'order_id', words: 'document' },
  ledger_entries: { person: 'transaction_id', other: 'currency' },
  ledger_transactions: { person: 'id key order_id', other: 'shop_id' },
  mails: { person: 'key order_id session_hash person_id detail', contact: 'recipient', other: 'shop_id kind language' },
  'migration.bundles': { other: 'migration hash previous up_to' },
  'migration.changed': { other: 'table_name' },
  'migration.chunks': { other: 'name table_name' },
  'migration.draws': { other: 'migration commitment nonce' },
  'migration.import_progress': { other: 'table_name' },
  'migration.imported': { person: 'target', other: 'table_name' },
  'migration.pictures': { other: 'sha256 format' },
  'migration.quarantine': { person: 'source row', other: 'table_name code by' },
  migrated_orders: { person: 'order_id old_shop_number person_id', other: 'account' },
  migrated_persons: { person: 'id phone email claim_hash claimed_by', words: 'name address', other: 'consent_text' },
  cut_overs: { other: 'migration agreed attested emptied closed keys' },
  offers: { person: 'session_hash id resume_key', other: 'issuer product_id sku' },
  operator_sessions: { person: 'token_hash' },
  order_events: { person: 'order_id detail', other: 'kind' },
  order_lines: { person: 'order_id', other: 'sku shop_id product_id name_id name_en label_id label_en media' },
  order_parcels: { person: 'order_id', other: 'shop_id courier_code courier_name' },
  order_readers: { person: 'order_id session_hash' },
  order_vouchers: { person: 'order_id', other: 'code shop_id' },
  orders: {
    person: 'id basket_id session_hash',
    contact: 'phone email',
    words: ADDRESS,
    other: 'issuer language currency village district city province postal_code',
  },
  outbox: { person: 'key order_id payload' },
  past_sales: { other: 'sku' },
  payment_attempts: {
    person: 'id order_id provider_order_id redirect_url transaction_id bi_snap pay_code',
    other: 'account method biller_code',
  },
  payment_notifications: { person: 'dedupe_key provider_order_id', words: 'raw_body' },
  payouts: { person: 'id key order_id', other: 'shop_id currency' },
  product_blocks: { other: 'product_id reason detail' },
  product_pictures: { other: 'sha256' },
  product_proofs: { other: 'product_id kind value' },
  products: {
    other:
      'id shop_id brand name_id name_en description_id description_en category media origin_id origin_en standards size_guide',
  },
  promos: { other: 'code creator sku' },
  rate_limits: { person: 'key' },
  refunds: { person: 'id order_id attempt_id refund_key reference', words: 'denial', other: 'currency' },
  return_lines: { person: 'order_id', other: 'sku' },
  return_photos: { person: 'file' },
  returns: { person: 'order_id', words: 'note answer', other: 'shop_id' },
  reviews: {
    person: 'order_id',
    words: 'body translation author',
    other: 'product_id sku language photos answer answer_translation',
  },
  saved_addresses: { person: 'id session_hash', contact: 'phone email', words: ADDRESS, other: 'area_id' },
  search_documents: { other: 'product_id' },
  search_words: { other: 'word' },
  settlement_differences: { person: 'key provider_order_id refund_key' },
  settlement_imports: { other: 'id account digest' },
  settlement_lines: {
    person: 'key provider_order_id transaction_id refund_key',
    other: 'import_id account payment_type method',
  },
  shipments: { person: 'id order_id tracking_number', other: 'shop_id' },
  shop_papers: { other: 'shop_id kind number' },
  shop_registrations: { person: 'nib npwp phone email bank_account', words: 'owner_name', other: 'shop_id' },
  shops: { other: 'id name city province' },
  stock_counts: { other: 'sku' },
  stock_holds: { person: 'order_id origin', other: 'sku' },
  tariffs: { other: 'courier_code' },
  variants: { other: 'sku product_id label_id label_en' },
  vouchers: { other: 'code shop_id category' },
  waiting_absences: { other: 'room_id' },
  waiting_insiders: { person: 'basket_id', other: 'room_id' },
  waiting_rooms: { other: 'id' },
  waiting_seats: { other: 'room_id' },
  wishes: { person: 'session_hash', other: 'product_id' },
  'graphile_worker._private_jobs': { person: 'key payload', other: 'last_error locked_by flags' },
  'graphile_worker._private_job_queues': { other: 'queue_name locked_by' },
  'graphile_worker._private_known_crontabs': { other: 'identifier' },
  'graphile_worker._private_tasks': { other: 'identifier' },
}

const REGISTERS = { ramai: classesIn(RAMAI), pasar: classesIn(PASAR), 'old-shop': classesIn(OLD_SHOP) }

/** A system of the intersection; the old shop is judged on Ramai's side. */
export type Stores = keyof typeof REGISTERS

/** The schema in which the migrator records what it applied. */
const MIGRATOR = /^drizzle\./

/** Undefined for an unclassified column. */
export function classOf(system: Stores, table: string, column: string): Class | undefined {
  return MIGRATOR.test(table) ? 'other' : REGISTERS[system].get(`${table}.${column}`)
}

/** Every classified column of a system. */
export const classifiedColumns = (system: Stores) => [...REGISTERS[system].keys()]

/** Every column of a system in which it keeps what people typed to be reached. */
export const contactColumns = (system: 'ramai' | 'pasar') =>
  [...REGISTERS[system]].flatMap(([place, dataClass]) => {
    const [table = '', column = ''] = place.split('.')

    return dataClass === 'contact' ? [{ table, column }] : []
  })

function classesIn(register: Register) {
  const classes = new Map<string, Class>()
  for (const [table, columns] of Object.entries(register))
    for (const [name, list] of Object.entries(columns) as [Class, string][])
      for (const column of list.split(' ')) classes.set(`${table}.${column}`, name)

  return classes
}
