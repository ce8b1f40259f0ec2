import { MissingOrder } from './missing-order'

export default function NoSuchOrder() {
  return <MissingOrder />
}

type Props = { params: Promise<{ id: string }> }

/** The same with the order's number from the URL. */
export async function NoSuchOrderAt({ params }: Props) {
  return <MissingOrder link={await params} />
}
