import { answerClosedShop, answerNewOrder } from '../closed-shop'

export const dynamic = 'force-dynamic'

/** Every other address that the former shop had, such as that of an invoice. */
export const GET = () => answerClosedShop()

/** A form that somebody still has open. */
export const POST = answerNewOrder
