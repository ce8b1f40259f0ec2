import { prepareHandoff } from '@/server/demo/routes'

export const dynamic = 'force-dynamic'

export { prepareHandoff as POST }
