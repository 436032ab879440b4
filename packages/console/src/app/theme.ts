import { createTheme } from '@mantine/core';

const field = { defaultProps: { size: 'md' } };

/** Behaviour comes from Mantine; looks come from styles/tokens.css through styles/mantine-bridge.css. */
export const theme = createTheme({
  autoContrast: false,
  cursorType: 'pointer',
  respectReducedMotion: true,
  // By name: naming the components themselves would put them into the first load.
  components: {
    TextInput: field,
    PasswordInput: field,
    NativeSelect: field,
  },
});
