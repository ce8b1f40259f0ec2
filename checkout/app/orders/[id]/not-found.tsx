import { MissingOrder } from './missing-order'

export default function NoSuchOrder() {
  return <MissingOrder />
}
