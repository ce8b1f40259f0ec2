export const dynamic = 'force-dynamic'

const nowhere = () => Response.json({ error: 'No such address.' }, { status: 404 })

export { nowhere as GET, nowhere as POST }
