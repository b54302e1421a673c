import type { HoursKind } from './opening-templates.ts';

/** A store of the invented chain: a real city and point, an invented street number. */
export interface DemoStore {
  readonly slug: string;
  readonly name: string;
  readonly street: string;
  readonly city: string;
  readonly state: string;
  readonly postcode: string;
  readonly lat: number;
  readonly lng: number;
  readonly zone: string;
  readonly areaCode: string;
  readonly hours: HoursKind;
  readonly advisors: number;
  readonly counters: number;
}

// A line a store, in the order of the interface.
const TABLE = `
new-york-union-square | Union Square | 48 E 15th St | New York | NY | 10003 | 40.7352 | -73.9902 | America/New_York | 212 | city | 9 | 6
brooklyn-atlantic | Atlantic Avenue | 611 Atlantic Ave | Brooklyn | NY | 11217 | 40.6841 | -73.9772 | America/New_York | 718 | city | 8 | 5
boston-back-bay | Back Bay | 742 Boylston St | Boston | MA | 02116 | 42.3493 | -71.0817 | America/New_York | 617 | usual | 7 | 5
philadelphia-chestnut | Chestnut Street | 1619 Chestnut St | Philadelphia | PA | 19103 | 39.9516 | -75.1681 | America/New_York | 215 | usual | 7 | 5
washington-dupont | Dupont Circle | 1331 Connecticut Ave NW | Washington | DC | 20036 | 38.9083 | -77.0424 | America/New_York | 202 | city | 8 | 5
pittsburgh-strip | Strip District | 2218 Penn Ave | Pittsburgh | PA | 15222 | 40.4513 | -79.9828 | America/New_York | 412 | no-sunday | 5 | 4
atlanta-ponce | Ponce | 657 Ponce de Leon Ave NE | Atlanta | GA | 30308 | 33.7729 | -84.3657 | America/New_York | 404 | usual | 7 | 5
miami-beach-lincoln | Lincoln Road | 835 Lincoln Rd | Miami Beach | FL | 33139 | 25.7906 | -80.1357 | America/New_York | 305 | late | 8 | 5
orlando-lake-eola | Lake Eola | 217 E Central Blvd | Orlando | FL | 32801 | 28.5424 | -81.3742 | America/New_York | 407 | usual | 6 | 4
charlotte-south-end | South End | 1522 Camden Rd | Charlotte | NC | 28203 | 35.2141 | -80.8572 | America/New_York | 704 | usual | 6 | 4
detroit-corktown | Corktown | 1714 Michigan Ave | Detroit | MI | 48216 | 42.3315 | -83.0667 | America/Detroit | 313 | usual | 5 | 4
columbus-short-north | Short North | 924 N High St | Columbus | OH | 43201 | 39.9796 | -83.0037 | America/New_York | 614 | usual | 6 | 4
indianapolis-mass-ave | Mass Ave | 531 Massachusetts Ave | Indianapolis | IN | 46204 | 39.7739 | -86.1497 | America/Indiana/Indianapolis | 317 | usual | 5 | 4
louisville-nulu | NuLu | 723 E Market St | Louisville | KY | 40202 | 38.2532 | -85.7379 | America/Kentucky/Louisville | 502 | no-sunday | 4 | 3
chicago-loop | The Loop | 114 S State St | Chicago | IL | 60603 | 41.8801 | -87.6278 | America/Chicago | 312 | city | 9 | 6
chicago-wicker-park | Wicker Park | 1539 N Milwaukee Ave | Chicago | IL | 60622 | 41.9096 | -87.6776 | America/Chicago | 773 | usual | 6 | 4
minneapolis-north-loop | North Loop | 219 N 1st Ave | Minneapolis | MN | 55401 | 44.9851 | -93.2712 | America/Chicago | 612 | usual | 6 | 4
omaha-old-market | Old Market | 1108 Howard St | Omaha | NE | 68102 | 41.2557 | -95.9312 | America/Chicago | 402 | usual | 7 | 5
kansas-city-crossroads | Crossroads | 1822 Baltimore Ave | Kansas City | MO | 64108 | 39.0912 | -94.5851 | America/Chicago | 816 | usual | 5 | 4
new-orleans-magazine | Magazine Street | 3927 Magazine St | New Orleans | LA | 70115 | 29.9215 | -90.0979 | America/Chicago | 504 | usual | 5 | 3
nashville-gulch | The Gulch | 412 11th Ave S | Nashville | TN | 37203 | 36.1519 | -86.7853 | America/Chicago | 615 | usual | 6 | 4
houston-montrose | Montrose | 1716 Westheimer Rd | Houston | TX | 77098 | 29.7432 | -95.4047 | America/Chicago | 713 | city | 8 | 5
dallas-deep-ellum | Deep Ellum | 2718 Elm St | Dallas | TX | 75226 | 32.7841 | -96.7836 | America/Chicago | 214 | usual | 7 | 5
austin-south-congress | South Congress | 1609 S Congress Ave | Austin | TX | 78704 | 30.2479 | -97.7507 | America/Chicago | 512 | usual | 7 | 5
el-paso-kern-place | Kern Place | 2615 N Mesa St | El Paso | TX | 79902 | 31.7782 | -106.5046 | America/Denver | 915 | usual | 5 | 4
denver-lodo | LoDo | 1527 Blake St | Denver | CO | 80202 | 39.7505 | -104.9996 | America/Denver | 303 | city | 8 | 5
albuquerque-nob-hill | Nob Hill | 3405 Central Ave NE | Albuquerque | NM | 87106 | 35.0797 | -106.6055 | America/Denver | 505 | usual | 5 | 3
salt-lake-sugar-house | Sugar House | 1056 E 2100 S | Salt Lake City | UT | 84106 | 40.7253 | -111.8611 | America/Denver | 801 | no-sunday | 6 | 4
boise-main-street | Main Street | 817 W Main St | Boise | ID | 83702 | 43.6156 | -116.2022 | America/Boise | 208 | no-sunday | 4 | 3
phoenix-camelback | Camelback | 2415 E Camelback Rd | Phoenix | AZ | 85016 | 33.5088 | -112.0306 | America/Phoenix | 602 | usual | 7 | 5
tucson-fourth-avenue | Fourth Avenue | 422 N 4th Ave | Tucson | AZ | 85705 | 32.2268 | -110.9655 | America/Phoenix | 520 | usual | 5 | 3
las-vegas-fremont | Fremont Street | 517 Fremont St | Las Vegas | NV | 89101 | 36.1691 | -115.1405 | America/Los_Angeles | 702 | always | 15 | 6
los-angeles-silver-lake | Silver Lake | 3216 W Sunset Blvd | Los Angeles | CA | 90026 | 34.0857 | -118.2757 | America/Los_Angeles | 323 | usual | 7 | 5
los-angeles-koreatown | Koreatown | 3518 Wilshire Blvd | Los Angeles | CA | 90010 | 34.0618 | -118.3003 | America/Los_Angeles | 213 | night | 9 | 6
san-diego-north-park | North Park | 3819 30th St | San Diego | CA | 92104 | 32.7474 | -117.1301 | America/Los_Angeles | 619 | usual | 6 | 4
san-francisco-mission | The Mission | 2418 Mission St | San Francisco | CA | 94110 | 37.7586 | -122.4189 | America/Los_Angeles | 415 | city | 8 | 5
portland-alberta | Alberta | 1726 NE Alberta St | Portland | OR | 97211 | 45.559 | -122.6472 | America/Los_Angeles | 503 | usual | 6 | 4
seattle-capitol-hill | Capitol Hill | 1524 Broadway | Seattle | WA | 98122 | 47.6147 | -122.3208 | America/Los_Angeles | 206 | city | 8 | 5
anchorage-midtown | Midtown | 3310 Arctic Blvd | Anchorage | AK | 99503 | 61.1902 | -149.8972 | America/Anchorage | 907 | usual | 6 | 4
honolulu-ala-moana | Ala Moana | 1428 Kapiolani Blvd | Honolulu | HI | 96814 | 21.2937 | -157.8412 | Pacific/Honolulu | 808 | island | 9 | 6
san-juan-santurce | Santurce | 1208 Av. Ponce de León | San Juan | PR | 00907 | 18.4494 | -66.0752 | America/Puerto_Rico | 787 | early | 9 | 6
tamuning-tumon | Tumon | 1245 Pale San Vitores Rd | Tamuning | GU | 96913 | 13.5126 | 144.8059 | Pacific/Guam | 671 | island | 9 | 6
`;

function storeOf(line: string): DemoStore {
  const [slug, name, street, city, state, postcode, lat, lng, zone, areaCode, hours, advisors, counters] = line.split(
    ' | ',
  ) as [string, string, string, string, string, string, string, string, string, string, string, string, string];
  return {
    slug,
    name,
    street,
    city,
    state,
    postcode,
    lat: Number(lat),
    lng: Number(lng),
    zone,
    areaCode,
    hours: hours as HoursKind,
    advisors: Number(advisors),
    counters: Number(counters),
  };
}

export const DEMO_STORES: readonly DemoStore[] = TABLE.trim().split('\n').map(storeOf);
