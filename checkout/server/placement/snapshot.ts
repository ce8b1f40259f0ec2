import type { AgreedQuote } from './assert-orderable'

/** What the buyer agreed to, copied: later changes of catalogue, tariff or address do not reach it. */
export function toOrderRow({ basketId, shopId, issuer, promoId, totals, delivery, courier }: AgreedQuote) {
  const { area, courierCode: _, ...recipient } = delivery
  const { village, district, city, province, postalCode, timeZone } = area

  return {
    basketId,
    shopId,
    issuer,
    promoId,
    ...totals,
    ...recipient,
    village,
    district,
    city,
    province,
    postalCode,
    timeZone,
    courierCode: courier.code,
    courierName: courier.name,
    arrivesFrom: courier.arrivesFrom,
    arrivesUntil: courier.arrivesUntil,
  }
}

export const toLineRows = (orderId: string, { lines }: AgreedQuote) =>
  lines.map(({ sku, productId, name, label, media, unitPrice, quantity }) => ({
    orderId,
    sku,
    productId,
    nameId: name.id,
    nameEn: name.en,
    labelId: label?.id ?? null,
    labelEn: label?.en ?? null,
    media,
    unitPrice,
    quantity,
  }))
