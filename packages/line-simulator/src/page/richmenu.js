import { h, icon } from './dom.js';

/** The rich menu: its picture with the areas as buttons over it, placed by the bounds in the menu. */
export const richMenuView = ({ richMenuId, menu, hasImage }, { isOpen, toggle, act }) => {
  const { width, height } = menu.size;
  const percent = (part, whole) => `${(part / whole) * 100}%`;
  const areas = menu.areas.map(({ bounds, action }) => {
    const label = action.label ?? action.text ?? action.displayText ?? action.uri ?? action.data;
    return h(
      'button',
      {
        type: 'button',
        class: 'menu-area',
        'aria-label': label,
        'data-testid': 'rich-menu-area',
        style: {
          left: percent(bounds.x, width),
          top: percent(bounds.y, height),
          width: percent(bounds.width, width),
          height: percent(bounds.height, height),
        },
        onclick: () => act(action),
      },
      hasImage ? null : label,
    );
  });
  return h(
    'div',
    { class: 'rich-menu' },
    isOpen &&
      h(
        'div',
        { class: 'menu-board', style: { aspectRatio: `${width} / ${height}` } },
        hasImage && h('img', { src: `/simulator/v1/richmenus/${richMenuId}/image`, alt: '' }),
        areas,
      ),
    h(
      'button',
      {
        type: 'button',
        class: `menu-bar ${isOpen ? 'open' : ''}`,
        'aria-expanded': String(isOpen),
        'data-testid': 'rich-menu-toggle',
        onclick: toggle,
      },
      menu.chatBarText,
      icon('chevron'),
    ),
  );
};
