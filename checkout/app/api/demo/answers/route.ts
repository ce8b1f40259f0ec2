import { answer } from '@/server/demo/routes'

export const dynamic = 'force-dynamic'

export { answer as POST }
