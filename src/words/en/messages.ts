export const messages = {
  signature: (chain: string) => chain,
};
