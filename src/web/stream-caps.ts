/** Most streams that may be open at a time. */
export interface StreamCap {
  readonly inAll: number;
  /** From one address: a store's screens and the phones on its Wi-Fi often share one, so that it is no small number. */
  readonly anAddress: number;
}

export interface StreamCaps {
  /** Counts a stream in; gives back how it is counted out, once. Null where there are too many. */
  enter(address: string): (() => void) | null;
}

/** A socket that stays open costs memory: without a cap one caller could take all that there is. */
export function createStreamCaps(cap: StreamCap): StreamCaps {
  const open = new Map<string, number>();
  let inAll = 0;
  return {
    enter(address) {
      const its = open.get(address) ?? 0;
      if (inAll >= cap.inAll || its >= cap.anAddress) return null;
      inAll++;
      open.set(address, its + 1);
      let isIn = true;
      return () => {
        if (!isIn) return;
        isIn = false;
        inAll--;
        const left = open.get(address)! - 1;
        if (left === 0) open.delete(address);
        else open.set(address, left);
      };
    },
  };
}
