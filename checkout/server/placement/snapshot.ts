import type { Language } from '@/i18n/language'
import type { AgreedQuote } from './assert-orderable'

/**
 * Copies what the buyer agreed to: later changes of catalogue, tariff or address do not affect it.
 */
export function toOrderRow({ basketId, issuer, paymentWay, totals, delivery }: AgreedQuote, language: Language | null) {
  const { area, ...recipient } = delivery
  const { village, district, city, province, postalCode, timeZone } = area

  return {
    basketId,
    issuer,
    language,
    paymentWay,
    ...totals,
    ...recipient,
    village,
    district,
    city,
    province,
    postalCode,
    timeZone,
  }
}

export const toParcelRows = (orderId: string, { parcels }: AgreedQuote) =>
  parcels.map(({ shop, courier, subtotal, shipping, insurance, weightGrams, ...discounts }) => ({
    orderId,
    shopId: shop.id,
    subtotal,
    shipping,
    insurance,
    shopDiscount: discounts.shopDiscount,
    platformDiscount: discounts.platformDiscount,
    shippingDiscount: discounts.shippingDiscount,
    weightGrams,
    courierCode: courier.code,
    courierName: courier.name,
    arrivesFrom: courier.arrivesFrom,
    arrivesUntil: courier.arrivesUntil,
  }))

export const toLineRows = (orderId: string, { parcels }: AgreedQuote) =>
  parcels.flatMap(({ shop, lines }) =>
    lines.map(({ sku, productId, name, label, media, unitPrice, quantity, promoId, ...discounts }) => ({
      orderId,
      sku,
      shopId: shop.id,
      productId,
      nameId: name.id,
      nameEn: name.en,
      labelId: label?.id ?? null,
      labelEn: label?.en ?? null,
      media,
      unitPrice,
      quantity,
      promoId,
      shopDiscount: discounts.shopDiscount,
      platformDiscount: discounts.platformDiscount,
    })),
  )

export const toVoucherRows = (orderId: string, { vouchers }: AgreedQuote) =>
  vouchers.map(({ voucher: { code, shopId }, amount }) => ({ orderId, code, shopId, amount }))
