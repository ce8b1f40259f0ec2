import { forget } from '@/server/demo/routes'

export const dynamic = 'force-dynamic'

export { forget as POST }
