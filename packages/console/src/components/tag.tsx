import type { ReactNode } from 'react';
import css from './tag.module.css';

interface TagProps {
  readonly tone?: 'quiet' | 'calm' | 'lamp' | 'danger';
  readonly children: ReactNode;
}

export function Tag({ tone = 'quiet', children }: TagProps) {
  return <span className={`${css['tag']} ${css[tone]}`}>{children}</span>;
}
