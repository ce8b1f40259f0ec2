import { prepareHandoff } from '@/server/demo/doors'

export const dynamic = 'force-dynamic'

export { prepareHandoff as POST }
