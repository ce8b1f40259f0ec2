import { endpoint } from '@jembatan/http/endpoints'
import { ACTS } from '../account/limits'
import { seeOther } from './form'
import { orRefusal, refuseTooMany } from './refusal'
import { ramaiOf } from './visitor'

async function exportData(request: Request) {
  const exported = await orRefusal(ramaiOf(request).privacy.export())
  if ('refusal' in exported)
    return exported.refusal.code === 'session_missing'
      ? seeOther('/sign-in?to=/me')
      : refuseTooMany(request, exported.refusal)

  return new Response(JSON.stringify(exported.answer, null, 2), {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': 'attachment; filename="ramai-data.json"',
      'cache-control': 'no-store',
    },
  })
}

/** Downloads everything that Ramai stores about the member. */
export const dataExport = endpoint(
  'GET',
  '/me/export',
  {
    who: 'member',
    refusal: 303,
    changes: false,
    limits: [ACTS],
  },
  exportData,
)
