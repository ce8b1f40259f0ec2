import { ProblemPage, problemHead } from '@/app/_ui/problem-page'

export const generateMetadata = () => problemHead('promotion_unknown')

export default function PromotionEnded() {
  return <ProblemPage problem="promotion_unknown" />
}
