import { removeTwoViewers, stageTwoViewers } from '@/server/demo/routes'

export const dynamic = 'force-dynamic'

export { removeTwoViewers as DELETE, stageTwoViewers as POST }
