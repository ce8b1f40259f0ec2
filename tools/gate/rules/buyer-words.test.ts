import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { kasir, pasar, ramai, root, type System } from '../../dev/systems/systems'

/** The catalogue entry of each label that a buyer reads or presses. */
const LABELS: Record<string, [System, string]> = {
  view: [ramai, 'feed.seeAtShop'],
  continueToShop: [ramai, 'leaving.go'],
  recipient: [pasar, 'checkout.address.recipient'],
  phone: [pasar, 'checkout.address.phone'],
  area: [pasar, 'checkout.address.area'],
  street: [pasar, 'checkout.address.street'],
  saveAddress: [pasar, 'checkout.address.save'],
  placeOrder: [pasar, 'checkout.summary.placeShort'],
  qris: [kasir, 'payment.method.other_qris'],
  virtualAccount: [kasir, 'payment.method.bca_va'],
  card: [kasir, 'payment.method.credit_card'],
  confirmMethod: [kasir, 'payment.continue'],
  simulatePayment: [kasir, 'payment.sim.pay'],
  useTestCard: [kasir, 'payment.testCard.accept.use'],
  payByCard: [kasir, 'payment.cardSubmit'],
  otp: [kasir, 'payment.otp'],
  verify: [kasir, 'payment.otpSubmit'],
  paid: [kasir, 'payment.paidTitle'],
  backToShop: [kasir, 'payment.back'],
  denyPayment: [kasir, 'payment.sim.deny'],
  expireNow: [kasir, 'payment.sim.expire'],
  closeAd: [ramai, 'feed.close'],
  options: [pasar, 'catalogue.variant'],
  addToCart: [pasar, 'catalogue.addToCart'],
  buyNow: [pasar, 'catalogue.buy'],
  openCart: [pasar, 'catalogue.cart.open'],
  oneMore: [pasar, 'checkout.item.more'],
  oneLess: [pasar, 'checkout.item.less'],
  checkOut: [pasar, 'basket.checkOut'],
  agree: [pasar, 'checkout.notice.confirm'],
  payAtTheDoor: [pasar, 'checkout.payment.cod'],
  voucherCode: [pasar, 'voucher.code'],
  applyVoucher: [pasar, 'voucher.apply'],
  removeVoucher: [pasar, 'voucher.removeNamed'],
  payNow: [pasar, 'payment.pay'],
  cancelOrder: [pasar, 'order.cancel.link'],
  yesCancel: [pasar, 'order.cancel.yes'],
  confirmReceived: [pasar, 'order.received.link'],
  yesReceived: [pasar, 'order.received.yes'],
  requestReturn: [pasar, 'order.return.link'],
  returnReason: [pasar, 'order.return.reason'],
  returnBroken: [pasar, 'order.return.reasons.damaged'],
  returnNote: [pasar, 'order.return.note'],
  photosOfReturn: [pasar, 'order.return.photos'],
  sendReturn: [pasar, 'order.return.send'],
  openComplaint: [pasar, 'complaint.link'],
  complaintTopic: [pasar, 'complaint.topic'],
  aboutDelivery: [pasar, 'complaint.topics.delivery'],
  complaintBody: [pasar, 'complaint.body'],
  sendComplaint: [pasar, 'complaint.send'],
  openReview: [pasar, 'order.review.link'],
  stars: [pasar, 'order.review.stars'],
  reviewBody: [pasar, 'order.review.body'],
  sendReview: [pasar, 'order.review.send'],
  invoice: [pasar, 'order.invoice.link'],
}

/**
 * Values in the labels; of an amount only the currency is known beforehand. A label ends before any
 * other value.
 */
const VALUES: Record<string, string> = { shop: 'Pasar', merchant: 'Pasar', amount: 'Rp' }

async function readLabel({ folder }: System, path: string, language: string): Promise<string> {
  const [topic, ...keys] = path.split('.')
  const messages: unknown = JSON.parse(await readFile(join(folder, 'messages', language, `${topic}.json`), 'utf8'))
  const label = keys.reduce((part, key) => Object(part)[key], messages)
  if (typeof label !== 'string') throw new Error(`${path} is no message of ${language}.`)

  const [start = ''] = label.replaceAll(/\{(\w+)\}/g, (value, name: string) => VALUES[name] ?? value).split('{')

  return start.trim()
}

/** Quotes a string as Biome does. */
const quote = (text: string) => (text.includes("'") ? JSON.stringify(text) : `'${text}'`)

async function writeWords(language: string) {
  const lines = Object.entries(LABELS).map(async ([name, [system, path]]) => {
    return `    ${name}: ${quote(await readLabel(system, path, language))},\n`
  })

  return `  ${language}: {\n${(await Promise.all(lines)).join('')}  },\n`
}

test('the buyer reads the labels of the catalogues; npm run words writes them', async () => {
  const words = [await writeWords('id'), await writeWords('en')].join('')

  await expect(
    `/** Labels of the systems' message catalogues, as a buyer reads them. Written by \`npm run words\`. */\nexport const WORDS = {\n${words}} as const\n\nexport type Language = keyof typeof WORDS\n\nexport type Words = (typeof WORDS)[Language]\n`,
  ).toMatchFileSnapshot(join(root, 'packages/buyer/words.ts'))
})
