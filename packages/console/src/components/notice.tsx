import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';
import css from './notice.module.css';

interface NoticeProps {
  readonly tone?: 'quiet' | 'lamp' | 'calm';
  readonly icon?: IconName;
  readonly live?: boolean;
  readonly children: ReactNode;
}

export function Notice({ tone = 'quiet', icon, live = false, children }: NoticeProps) {
  return (
    <div className={`${css['notice']} ${css[tone]}`} role={live ? 'alert' : undefined}>
      {icon && <Icon name={icon} />}
      <div>{children}</div>
    </div>
  );
}
