import { MissingOrder } from './missing-order'

export default function NoSuchOrder() {
  return <MissingOrder />
}

type Props = { params: Promise<{ id: string }> }

/** The same where the address names it. */
export async function NoSuchOrderAt({ params }: Props) {
  return <MissingOrder asked={await params} />
}
