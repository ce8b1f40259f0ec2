import { DomainError } from '@jembatan/platform/errors'

/** A promotion by its shop and its id there: two shops may use the same ids. */
export type PromotionRef = { shop: string; promoId: number }

/** The shop's catalogue lists the promotion, but its product is sold out. */
export class PromotionSoldOut extends DomainError {
  constructor({ shop, promoId }: PromotionRef) {
    super('conflict', 'promotion_sold_out', `Promotion ${promoId} of ${shop} is sold out.`)
  }
}

/** The moderators took down the ad or closed its creator's account, so its links are disabled. */
export class PromotionTakenDown extends DomainError {
  constructor({ shop, promoId }: PromotionRef) {
    super('conflict', 'promotion_taken_down', `Promotion ${promoId} of ${shop} was taken down.`)
  }
}

/** The shop's catalogue does not list the promotion, or Ramai does not know the shop. */
export class PromotionUnknown extends DomainError {
  constructor({ shop, promoId }: PromotionRef) {
    super('not_found', 'promotion_unknown', `There is no promotion ${promoId} of ${shop}.`)
  }
}
