export { Badge } from './badge.tsx';
export { Card, Figure } from './card.tsx';
export { Facts } from './definition-list.tsx';
export { Empty } from './empty.tsx';
export { Progress } from './progress.tsx';
export { Section } from './section.tsx';
export { Steps } from './steps.tsx';
