import { answerClosedShop, answerNewOrder } from './closed-shop'

export const dynamic = 'force-dynamic'

/** The former shop's front. */
export const GET = () => answerClosedShop()

export const POST = answerNewOrder
