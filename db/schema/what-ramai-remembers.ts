/** Everything that Ramai keeps. A new column is a decision about what a social app may know: it is made here first. */
export const REMEMBERED: Record<string, string> = {
  audit_events: 'at detail hash id kind previous_hash sequence',
  audit_head: 'hash id sequence',
  catalogue_imports: 'id imported_at products promos published_at publisher sha256 shop',
  catalogue_products:
    'brand category description_en description_id id media name_en name_id origin_en origin_id seller_id shop standards tax',
  catalogue_promos: 'code creator id shop sku',
  catalogue_sellers: 'city id name province shop',
  catalogue_variants: 'compare_at currency label_en label_id price product_id shop sku stock weight_grams',
  creators: 'bio_en bio_id id name',
  posts: 'caption_en caption_id creator_id hashtags id media promo_id published_at shop',
  promotion_departures: 'day departures promo_id shop',
}
