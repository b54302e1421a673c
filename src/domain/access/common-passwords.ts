/** Passwords that guessers try first, in lower case; shorter ones count because people put digits around them. */
const LIST = `
00000000 0000000000 0123456789 0987654321 11111111 1111111111 1122334455 121212 1212121212 123123 123321
12341234 12345 1234512345 123456 1234567 12345678 123456789 1234567890 1234567891 12345678910 123456789a 123qwe
131313 159753 1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx 1qaz2wsx3edc 1qazxsw2 555555 654321 666666 696969 777777
7777777 987654321 9876543210 a1b2c3d4 a1b2c3d4e5 aaaaaa aaaaaaaaaa abc123 abc12345 abcd1234 abcdefg abcdefgh
abcdefghij abcdefghijk access admin admin123 admin1234 adminadmin administrator administrator1 alejandra
alejandro alexander amanda america andrew android angelito anthony anything apple april arsenal asdasdasd asdfgh
asdfghjkl asdfghjklm ashley august austin autumn avengers barcelona baseball baseball1 basketball batman
batman123 bear benjamin biteme blink182 bonita boston brandon broncos business buster butter butterfly
california carolina changeme changeme123 charlie cheese chelsea chelsea1 chevrolet chicago chocolate christopher
company company1 computer computer1 contrasena contraseña cookie cookies corazon correcthorse
correcthorsebatterystaple corvette counter cowboys crystal customer dallas daniel daniela december default
denver diamond dios diosesamor doggy dragon dragonball eagle1 eagles elizabeth eminem employee estrella facebook
falcon familia february fernando ferrari florida flowers football football1 freedom friday futbol gabriela
gandalf george ginger golden google green greenday guadalupe guest hannah harley harleydavidson harrypotter
helpdesk hockey hogwarts hola horse houston hunter ilovegod iloveme iloveyou iloveyou1 iloveyou2 iloveyouso
instagram internet iphone ironman january jasmine jennifer jessica jesucristo jesus jonathan jordan jordan23
joshua july june justin kawasaki killer kitten lakers letmein letmein1 letmein123 letmeinnow letmeinplease lion
liverpool login lordoftherings losangeles love loveyou madison maggie manager manchester march mariposa master
matrix matthew mercedes metallica mexico michael michelle microsoft minecraft mobile monday monkey mustang
mustang1 mypassword naruto natalie newpassword newyork nicole nirvana nothing november october office
oldpassword opensesame orange packers panther pass passw0rd password password1 password12 password123
password1234 passwordone passwordpassword passwort patrick patriots peanut pepper pepper1 phoenix phoenix1 phone
pikachu pokemon pokemon123 porsche princesa princess princess1 puppy purple q1w2e3r4 q1w2e3r4t5 q1w2e3r4t5y6
qazwsx qazwsxedc qazwsxedcrfv queue qweasd qweasdzxc qwerty qwerty123 qwerty12345 qwertyqwerty qwertyuiop
raiders rainbow ranger realmadrid redsox retail ricardo richard robert root rootroot samantha samsung sandiego
saturday seattle sebastian secret secret123 september service shadow shop silver slipknot soccer something
spiderman spring staff starwars starwars1 steelers stephanie store summer sunday sunshine sunshine1 superman
superman1 supersecret support taylor teamo teamomucho temp temporary tequiero test tester testing texas
thisisapassword thisismypassword thomas thunder thursday tiger tigers tigger toor toyota trustno1 trustnoone
tuesday twitter user username victoria voldemort volleyball walkup walkupwalkup wednesday welcome welcome1
welcome123 welcome2025 welcome2026 whatever william windows winter wireless wolf yamaha yankees yellow
yourpassword youtube zaq12wsx zaq1xsw2 zxcvbn zxcvbnm zxcvbnmasd
`;

export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(LIST.trim().split(/\s+/));
