import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'
import account from '@/messages/id/account.json'
import backOffice from '@/messages/id/back-office.json'
import checkout from '@/messages/id/checkout.json'
import complaint from '@/messages/id/complaint.json'
import goods from '@/messages/id/goods.json'
import migrated from '@/messages/id/migrated.json'
import order from '@/messages/id/order.json'
import payment from '@/messages/id/payment.json'
import quarantine from '@/messages/id/quarantine.json'
import voucher from '@/messages/id/voucher.json'
import { RULES } from '@/server/migration/validation/rules'
import { refusalCodes, thrownCodes } from '../../tools/gate/rules/failure-codes'
import { nodesOf, readSources, type Source } from '../../tools/gate/rules/sources'
import { STEP_FAILURES } from './back-office/(signed-in)/orders/step-failures'

const server = join(import.meta.dirname, '../server')

type RegisteredEndpoint = {
  form: string
  /** Server files that its action calls. */
  asks: string[]
  /** Codes for which the form has a text, or which its page handles. */
  worded: readonly string[]
  /** Files whose codes this endpoint cannot return, because it uses only other exports. */
  beside?: string[]
}

const wordsIn = (...messages: object[]) => messages.flatMap(Object.keys)

const ENDPOINTS: RegisteredEndpoint[] = [
  {
    form: 'a review',
    asks: ['review/input', 'review/limit-reviews', 'review/write-review', 'review/answer-review'],
    worded: wordsIn(order.review.mistakes, order.photo.mistakes, backOffice.reviews.failures),
  },
  {
    form: 'a return',
    asks: ['returns/input', 'returns/limit-returns', 'returns/request-return'],
    worded: wordsIn(order.return.mistakes, order.photo.mistakes, backOffice.returns.failures),
  },
  {
    form: 'a complaint',
    asks: ['complaints/input', 'complaints/limit-buyers', 'complaints/file-complaint'],
    worded: wordsIn(complaint.mistakes, order.photo.mistakes, backOffice.complaints.failures),
  },
  {
    form: 'the look-up of a complaint',
    asks: ['complaints/limit-buyers', 'complaints/find-complaint'],
    worded: wordsIn(complaint.mistakes),
  },
  {
    form: 'the look-up of an order',
    asks: ['order/access/find-order', 'order/access/input'],
    worded: Object.keys(order.find.errors),
    beside: ['delivery/parse-address'],
  },
  {
    form: 'an account',
    asks: [
      'account/limit-accounts',
      'account/sign-in',
      'account/reset-password',
      'account/change-email',
      'account/confirm-email',
      'account/input',
    ],
    worded: [...Object.keys(account.mistakes), 'fields_refused'],
  },
  {
    form: 'a claim',
    asks: ['account/limit-accounts', 'migrated/find-claim', 'migrated/claim-person', 'migrated/request-claim'],
    worded: [...Object.keys({ ...account.mistakes, ...migrated.refusals }), 'fields_refused'],
  },
  {
    form: 'an address',
    asks: ['account/limit-accounts', 'delivery/saved-addresses', 'basket/save-address'],
    worded: [...Object.values(checkout.address.errors).flatMap(Object.keys), 'address_invalid', 'basket_ordered'],
  },
  {
    form: 'the payment of an order',
    asks: ['payment/attempt/choose-other-method'],
    worded: Object.keys(payment.otherMethod),
  },
  {
    form: 'a voucher',
    asks: ['basket/apply-voucher', 'voucher/limit-codes'],
    worded: [...Object.keys(voucher.errors), 'voucher_unfit', 'basket_ordered'],
  },
  {
    form: 'the answer to a complaint',
    asks: ['complaints/answer-complaint'],
    worded: wordsIn(backOffice.complaints.failures),
  },
  {
    form: 'the answer to a return',
    asks: ['returns/answer-return'],
    worded: wordsIn(backOffice.returns.failures),
  },
  { form: 'the end of a refund', asks: ['refund/close-manual-refund'], worded: wordsIn(backOffice.refunds.failures) },
  {
    form: 'money that is given back',
    asks: ['refund/request-refund'],
    worded: wordsIn(backOffice.givingBack.failures),
  },
  { form: 'a transfer', asks: ['payout/receive-from-old-shop'], worded: wordsIn(backOffice.payouts.failures) },
  {
    form: 'what a merchant hands in',
    asks: ['catalogue/blocked/hand-in'],
    worded: wordsIn(goods.failures),
    beside: ['photo/keep-photos'],
  },
  {
    form: 'a row that is repaired',
    asks: ['migration/validation/decide-row'],
    worded: wordsIn(quarantine.failures),
    beside: ['migration/validation/rules'],
  },
  {
    form: 'the next step of an order',
    asks: ['fulfilment/advance-fulfilment', 'fulfilment/collect-cash'],
    worded: STEP_FAILURES,
  },
]

test.each(ENDPOINTS)('$form has words for every error of its endpoint', ({ asks, worded, beside = [] }) => {
  const apart = new Set(beside.map((verb) => join(server, `${verb}.ts`)))
  const files = asks.flatMap((verb) => [...filesFrom(join(server, `${verb}.ts`))]).filter((file) => !apart.has(file))
  const codes = files.flatMap((file) => [...thrownCodes(read(file), 'not_found'), ...refusalCodes(read(file))])

  expect(codes.length).toBeGreaterThan(0)
  expect([...new Set(codes)].filter((code) => !worded.includes(code))).toEqual([])
})

test('every reason for a quarantined row has words', () => {
  expect(RULES.map(({ code }) => code).filter((code) => !Object.hasOwn(quarantine.codes, code))).toEqual([])
})

test('no page shows a code in place of words', async () => {
  const pages = await readSources(['checkout/app/*.ts', 'checkout/app/*.tsx'], /\.test\.ts$/)

  expect(pages.length).toBeGreaterThan(200)
  // Rows outlive the version that quarantined them, so a code without a text must be displayable.
  expect(pages.filter(showsACode).map(({ file }) => file)).toEqual([
    'checkout/app/back-office/(signed-in)/migration/code-words.ts',
  ])
})

test('codes are found in whichever way they are given, and what is not found needs no words', () => {
  const text = `
    new DomainError('conflict', isOld ? 'row_old' : 'row_changed', 'x')
    super('invalid', 'fields_refused', 'x')
    throw refused('claim_used')
    z.string().max(80, 'name_too_long')
    new DomainError('not_found', 'order_missing', 'x')`
  const source = { file: 'planted.ts', text }

  expect(thrownCodes(source, 'not_found').sort()).toEqual(['claim_used', 'fields_refused', 'row_changed', 'row_old'])
  expect(refusalCodes(source)).toEqual(['name_too_long'])
  expect(showsACode({ file: 'planted.ts', text: 'words.failures[failure] ?? failure' })).toBe(true)
})

const showsACode = (source: Source) =>
  source.text.includes('??') &&
  nodesOf(source).some(
    (node) =>
      ts.isBinaryExpression(node) &&
      node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken &&
      /^(code|failure|mistake|reason)$/.test(node.right.getText()),
  )

const read = (file: string) => ({ file, text: readFileSync(file, 'utf8') })

/** A file and all server files that it imports, except types and the database. */
function filesFrom(entry: string) {
  const files = new Set([entry])
  // A loop over a set includes values that are added meanwhile.
  for (const file of files)
    for (const { fileName } of ts.preProcessFile(withoutTypes(read(file).text)).importedFiles)
      if (fileName.startsWith('.') && existsSync(resolve(dirname(file), `${fileName}.ts`)))
        files.add(resolve(dirname(file), `${fileName}.ts`))

  return files
}

const withoutTypes = (text: string) =>
  ts.transpile(text, { verbatimModuleSyntax: true, target: ts.ScriptTarget.Latest })
