import { z } from 'zod'
import { parseObject } from '../gateway/parse-object'
import { everyPayoutBank, PAYOUT_BANKS, type PayoutBank } from './banks'
import { PayoutRefused } from './payout-refused'

const LONGEST_NAME = 100
const LONGEST_NOTES = 100
const LONGEST_ALIAS = 20
const LONGEST_EMAIL = 254

const required = (name: string) => z.string(`${name} is required`).trim().min(1, `${name} is required`)

const account = required('Account').regex(/^\d{6,20}$/, 'Account must be 6 to 20 digits')
const bank = z.enum(everyPayoutBank, 'Bank is not included in the list')
const email = z.email('Email is invalid').max(LONGEST_EMAIL, 'Email is too long').nullish()
const personName = required('Name').max(LONGEST_NAME, `Name is too long (maximum is ${LONGEST_NAME} characters)`)

/** Whole rupiah in digits: decimals, signs and exponents are refused by name. */
const payoutAmount = z.union([z.string(), z.number()], 'Amount is required').transform((value, context) => {
  const text = String(value).trim()
  const fault = faultOf(text)
  if (!fault) return Number(text.replace(/\.0+$/, ''))
  context.addIssue({ code: 'custom', message: fault })

  return z.NEVER
})

function faultOf(text: string) {
  if (text === '') return 'Amount is required'
  if (!/^-?\d+(\.\d+)?$/.test(text)) return 'Amount is not a number'
  if (!/^-?\d+(\.0+)?$/.test(text)) return 'Amount must be an integer'
  if (Number(text) <= 0) return 'Amount must be greater than 0'
  if (!Number.isSafeInteger(Number(text))) return 'Amount is too large'

  return undefined
}

const withinLimit = ({ bank, amount }: { bank: PayoutBank; amount: number }) => amount <= PAYOUT_BANKS[bank].mostRupiah
const byTelephone = ({ bank, account }: { bank: PayoutBank; account: string }) =>
  PAYOUT_BANKS[bank].kind === 'bank' || /^(62|08|8066)/.test(account)

const payoutShape = z
  .object({
    beneficiary_name: personName,
    beneficiary_account: account,
    beneficiary_bank: bank,
    beneficiary_email: email,
    amount: payoutAmount,
    notes: required('Notes').max(LONGEST_NOTES, `Notes is too long (maximum is ${LONGEST_NOTES} characters)`),
    bank_account_id: z.string().nullish(),
  })
  .transform(({ beneficiary_name, beneficiary_account, beneficiary_bank, beneficiary_email, ...rest }) => ({
    name: beneficiary_name,
    account: beneficiary_account,
    bank: beneficiary_bank,
    email: beneficiary_email ?? null,
    amount: rest.amount,
    notes: rest.notes,
    bankAccountId: rest.bank_account_id ?? null,
  }))
  .refine(withinLimit, 'Amount is too large')
  .refine(byTelephone, 'Account must be a telephone number')

export type PayoutRequest = z.infer<typeof payoutShape>

const FAILED = 'An error occurred when creating payouts'

/** @throws {PayoutRefused} with the faults of each payout by its place in the list. */
export function parsePayouts(text: string): PayoutRequest[] {
  const { payouts } = parseObject(text)
  const list = z.array(z.unknown()).min(1).safeParse(payouts)
  if (!list.success) throw new PayoutRefused(FAILED, { code: 'invalid', errors: ['Payouts is required'] })

  const read = list.data.map((payout) => payoutShape.safeParse(payout))
  const faults = read.flatMap(({ error }, place) => (error ? [[String(place), faultsOf(error)] as const] : []))
  if (faults.length > 0) throw new PayoutRefused(FAILED, { code: 'invalid', errors: Object.fromEntries(faults) })

  return read.flatMap(({ data }) => data ?? [])
}

const faultsOf = ({ issues }: z.ZodError) => [...new Set(issues.map(({ message }) => message))]

const beneficiaryShape = z
  .object({
    name: personName,
    account: z.union([z.string(), z.number()], 'Account is required').transform(String).pipe(account),
    bank,
    alias_name: required('Alias name')
      .max(LONGEST_ALIAS, `Alias name is too long (maximum is ${LONGEST_ALIAS} characters)`)
      .regex(/^[a-z0-9]+$/i, 'Alias name must be alphanumeric'),
    email,
  })
  .refine(byTelephone, 'Account must be a telephone number')

export type Beneficiary = z.infer<typeof beneficiaryShape>

/** @throws {PayoutRefused} */
export const parseBeneficiary = (text: string, doing: 'creating' | 'updating'): Beneficiary =>
  parseOr(beneficiaryShape, text, `An error occurred when ${doing} beneficiary`)

const references = z
  .array(required('Reference number'), 'Reference numbers are required')
  .min(1, 'Reference numbers are required')

const approvalShape = z.object({ reference_nos: references, otp: z.string('OTP is required') })
const rejectionShape = z.object({
  reference_nos: references,
  reject_reason: required('Reject reason').max(255, 'Reject reason is too long (maximum is 255 characters)'),
})

/** @throws {PayoutRefused} */
export const parseApproval = (text: string) => parseOr(approvalShape, text, 'An error occurred when approving payouts')
/** @throws {PayoutRefused} */
export const parseRejection = (text: string) =>
  parseOr(rejectionShape, text, 'An error occurred when rejecting payouts')

function parseOr<Shape extends z.ZodType>(shape: Shape, text: string, sentence: string): z.output<Shape> {
  const read = shape.safeParse(parseObject(text))
  if (!read.success) throw new PayoutRefused(sentence, { code: 'invalid', errors: faultsOf(read.error) })

  return read.data
}
