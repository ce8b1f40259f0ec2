import { answerClosedShop } from './closed-shop'

export const dynamic = 'force-dynamic'

/** The former shop's front. */
export const GET = () => answerClosedShop()
