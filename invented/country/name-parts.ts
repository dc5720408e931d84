// Parts from which invented names are put together: Thai and its usual English spelling. Written for this project.

export type NamePart = { th: string; en: string }

const parts = (text: string): readonly NamePart[] =>
  text
    .trim()
    .split(/\s+/)
    .map(pair => {
      const [th, en] = pair.split('=')
      return { th: th!, en: en! }
    })

export const maleStarts = parts(`
  กิตติ=Kitti เกียรติ=Kiat จิร=Chira จักร=Chak ชัย=Chai ชิน=Chin ณัฐ=Nattha เดช=Det ธน=Thana ธีร=Thira นพ=Noppha
  นร=Nara ปิย=Piya ปัญญา=Panya พงศ์=Phong พีร=Phira ภาณุ=Phanu ภูริ=Phuri ยศ=Yot รัตน=Rattana วร=Wora วิช=Wicha
  วีร=Wira ศิริ=Siri ศุภ=Supha สม=Som สิทธิ=Sitthi สุร=Sura อนุ=Anu อภิ=Aphi อดิ=Adi อิทธิ=Itthi กฤต=Krit เทพ=Thep
`)
export const maleEnds = parts(`
  พงศ์=phong พล=phon ชัย=chai ศักดิ์=sak วัฒน์=wat เดช=det ภัทร=phat ชาติ=chat กร=kon วุฒิ=wut พัฒน์=phat วิทย์=wit
  สิทธิ์=sit นันท์=nan รัตน์=rat ชาญ=chan เกียรติ=kiat โชค=chok สรร=san ยุทธ=yut
`)
export const maleWhole = parts(`
  มานะ=Mana ประเสริฐ=Prasoet บุญมี=Bunmi ทองดี=Thongdi ไพโรจน์=Phairot วิเชียร=Wichian สุชาติ=Suchat อำนาจ=Amnat
  ประยูร=Prayun บุญส่ง=Bunsong คำปัน=Khampan จำนงค์=Chamnong ถาวร=Thawon เฉลิม=Chaloem ดนัย=Danai ธวัช=Thawat ก้อง=Kong
  นคร=Nakhon เจษฎา=Chetsada ปรีชา=Pricha พิเชษฐ์=Phichet มนัส=Manat ยงยุทธ=Yongyut ฤทธิ์=Rit วสันต์=Wasan ภูผา=Phupha
  สายัณห์=Sayan เอกชัย=Ekkachai ตะวัน=Tawan ภูมิ=Phum คิน=Khin ต้นน้ำ=Tonnam ปกป้อง=Pokpong ฎีกา=Dika ปู่=Pu
`)
export const femaleStarts = parts(`
  กมล=Kamon กาญจน=Kanchana ขวัญ=Khwan จันทร์=Chan จิรา=Chira ชล=Chon ชุติ=Chuti ดวง=Duang ทิพ=Thip ธันย=Thanya
  นิภา=Nipha เบญจ=Bencha ปิย=Piya พร=Phon พิม=Phim เพ็ญ=Phen ภัทร=Phattha มณี=Mani รุ่ง=Rung ลดา=Lada วร=Wora
  วรรณ=Wanna วิภา=Wipha ศศิ=Sasi ศิริ=Siri สุ=Su สุภา=Supha สุนิ=Suni อร=Ora อัญ=Anya อุษา=Usa รัตน=Rattana
`)
export const femaleEnds = parts(`
  พร=phon วรรณ=wan รัตน์=rat ภา=pha นันท์=nan ธิดา=thida มาศ=mat ลักษณ์=lak ภรณ์=phon นารี=nari กานต์=kan ญา=ya
  นภา=napha จิต=chit เพ็ญ=phen ทิพย์=thip กมล=kamon วดี=wadi ดา=da ลดา=lada
`)
export const femaleWhole = parts(`
  สมศรี=Somsi มาลี=Mali บุญเรือน=Bunruean คำแปง=Khampaeng ละออ=La-o จำปา=Champa สายใจ=Saichai ทองใบ=Thongbai
  ประนอม=Pranom ลำดวน=Lamduan สำเนียง=Samniang บุปผา=Buppha ชบา=Chaba กันยา=Kanya ไพลิน=Phailin ใบเตย=Baitoei
  น้ำฝน=Namfon ข้าวหอม=Khaohom ฟ้าใส=Fasai ตะวันฉาย=Tawanchai พลอย=Phloi มุก=Muk ดาวเรือง=Daorueang รำไพ=Ramphai
  วาสนา=Watsana อำพร=Amphon เยาวเรศ=Yaowaret ฐิตา=Thita ณิชา=Nicha ปรางค์=Prang อิ่มเอม=Im-em กุหลาบ=Kulap
`)
export const surnameStarts = parts(`
  แก้ว=Kaeo ทอง=Thong ศรี=Si บุญ=Bun วงศ์=Wong สุข=Suk จันทร์=Chan คำ=Kham พรหม=Phrom ไชย=Chai สาย=Sai มณี=Mani
  รัตน=Rattana อินทร์=In ดวง=Duang เพชร=Phet พงษ์=Phong มี=Mi ดำรง=Damrong สม=Som เจริญ=Charoen สิงห์=Sing
  กลิ่น=Klin ปาน=Pan นิล=Nin หอม=Hom โพธิ์=Pho ชู=Chu พัน=Phan ใจ=Chai วัฒน=Watthana ธนะ=Thana กิจ=Kit เกษม=Kasem
  สุวรรณ=Suwan อ่อน=On ยิ้ม=Yim น้อย=Noi บัว=Bua ม่วง=Muang เขียว=Khiao ขาว=Khao แสง=Saeng พูล=Phun เพียร=Phian
  ฟัก=Fak ทิพย์=Thip หงษ์=Hong ประดับ=Pradap เรือง=Rueang ก้อน=Kon ชื่น=Chuen ปิ่น=Pin ผิว=Phio ฤทธิ์=Rit
  อยู่=Yu เอี่ยม=Iam โสภา=Sopha ไพร=Phrai ขุน=Khun หมื่น=Muen นาค=Nak เกตุ=Ket ตรี=Tri
`)
export const surnameMiddles = parts(`
  มณี=mani ดี=di สุข=suk สวัสดิ์=sawat ทอง=thong ชัย=chai ศรี=si งาม=ngam คำ=kham วงศ์=wong พันธ์=phan รักษ์=rak
  กุล=kun เจริญ=charoen แก้ว=kaeo ศักดิ์=sak เดช=det สมบัติ=sombat พูน=phun ทรัพย์=sap มาก=mak หอม=hom ใจ=chai
  ปัญญา=panya ประเสริฐ=prasoet สกุล=sakun วัฒน์=wat โชติ=chot รุ่งเรือง=rungrueang สุวรรณ=suwan พิทักษ์=phithak
  ชื่น=chuen แสน=saen สง่า=sanga จิตร=chit เพชร=phet ผล=phon นิล=nin ขวัญ=khwan ยืน=yuen มั่น=man คง=khong
`)
export const surnameEnds = parts(`
  กุล=kun พงศ์=phong ไพศาล=phaisan สกุล=sakun ศิริ=siri รัตน์=rat วัฒนา=watthana อนันต์=anan พาณิชย์=phanit
  ตระกูล=trakun ธรรม=tham ไพบูลย์=phaibun สุนทร=sunthon ดำรง=damrong มงคล=mongkhon เลิศ=loet ถาวร=thawon นุกูล=nukun
`)
export const surnamesWhole = parts(`
  แซ่ลิ้ม=Sae-Lim แซ่ตั้ง=Sae-Tang แซ่อึ้ง=Sae-Ueng แซ่เตียว=Sae-Tiao แซ่โค้ว=Sae-Khow แซ่เบ๊=Sae-Be
  ณบางใหม่=Na-Bangmai ณทุ่งทอง=Na-Thungthong
`)
export const southernMale = parts(`
  มูฮำหมัด=Muhammad อับดุลเลาะ=Abdulloh ซุลกิฟลี=Sulkiflee อาแว=Awae ยูโซ๊ะ=Yusoh อิสมาแอ=Ismaae รอซาลี=Rosalee ฮาซัน=Hasan
`)
export const southernFemale = parts(`
  ฟาตีเมาะ=Fatimoh นูรียะ=Nuriya ซากียะห์=Sakiyah มารียะ=Mariya อามีเนาะ=Aminoh ฮายาตี=Hayatee รอกีเยาะ=Rokiyoh
`)
export const southernSurnames = parts(`
  มะดอเลาะ=Madoloh สาแม=Samae ดือราแม=Dueramae อาแวกือจิ=Awaekuechi เจ๊ะเลาะ=Cheloh บากา=Baka สะมะแอ=Samaae
  ยูนุ=Yunu หะยีดอเลาะ=Hayidoloh ตาเยะ=Taye
`)
export const highlandNames = parts(`
  อาโป=Apo หมี่จู=Michu อาซา=Asa นาแล=Nalae จะอื่อ=Cha-ue นอคำ=Nokham อายี=Ayi หมี่แส=Misae
`)
export const middleNames = parts(`
  ธารา=Thara เมธา=Metha รวี=Rawi ปภา=Papha ณดา=Nada กวิน=Kawin ชญา=Chaya พฤกษ์=Phruek
`)
export const roadParts = parts(`
  ราษฎร์สามัคคี=Rat-Samakkhi ประชาร่วมใจ=Pracha-Ruamchai สุขสบาย=Suk-Sabai ริมน้ำ=Rim-Nam เทศบาล=Thetsaban
  วัดใหม่=Wat-Mai ตลาดเก่า=Talat-Kao ป่าไม้=Pa-Mai สายลม=Sai-Lom ทุ่งกว้าง=Thung-Kwang ศาลาแดง=Sala-Daeng
  หน้าเมือง=Na-Mueang มิตรภาพใหม่=Mittraphap-Mai ชลประทาน=Chonlaprathan สันติสุข=Santi-Suk
`)
