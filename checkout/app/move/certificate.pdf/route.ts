import { refuse } from '@jembatan/platform/request'
import { shopOf } from '@/app/visit'
import { readFailure } from '@/server/trpc/caller'

export const dynamic = 'force-dynamic'

/** The certificate on paper, in both languages. */
export async function GET(request: Request) {
  try {
    const certificate = await shopOf(request).move.certificate()
    // The library is large, and only this address and the invoices need it.
    const { drawCertificate } = await import('./draw-certificate')
    const bytes = await drawCertificate(certificate)

    return new Response(new Uint8Array(bytes), {
      headers: {
        'content-type': 'application/pdf',
        'content-language': 'id, en',
        'content-disposition': 'attachment; filename="sertifikat-pemindahan.pdf"',
        'cache-control': 'no-store',
      },
    })
  } catch (error) {
    const failure = readFailure(error)
    if (!failure) throw error
    return refuse(request, 404, failure.code)
  }
}
