import { ProblemPage } from '@/app/parts/problem-page'

export default function PromotionEnded() {
  return <ProblemPage problem="promotion_unknown" />
}
